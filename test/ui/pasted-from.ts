/** What programs put on the clipboard, shortened to what matters, and the note that should come of it. */
export const pastes: readonly { from: string; html: string; note: string }[] = [
  {
    from: 'Word',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:Calibri} @page {size:595pt 842pt} --></style><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment--><h1 style='margin-top:12pt'><span style='color:#2F5496'>Offer<o:p></o:p></span></h1><p class=MsoNormal>Dear <b style='mso-bidi-font-weight:normal'>Anna</b>,
the <i>blinds</i> are here.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>zebra<o:p></o:p></p><p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>white<o:p></o:p></p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>plain<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>call<o:p></o:p></p><table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>2 pcs<o:p></o:p></p></td><td><p class=MsoNormal>80 cm<o:p></o:p></p></td></tr></table><!--EndFragment--></body></html>`,
    note: '<p>Offer</p><p>Dear <strong>Anna</strong>, the <em>blinds</em> are here.</p><p></p><ul><li><p>zebra</p><ul><li><p>white</p></li></ul></li><li><p>plain</p></li></ul><ol><li><p>call</p></li></ol><p>2 pcs</p><p>80 cm</p>',
  },
  {
    from: 'Gmail',
    html: `<meta charset='utf-8'><div dir="ltr" style="color:rgb(34,34,34);font-family:Arial"><div>Hi Anna,</div><div><br></div><div>see <a href="https://www.google.com/url?q=x&amp;sa=D" target="_blank" data-saferedirecturl="https://evil.example">the page</a> or <a href="mailto:sales@example.com">write</a>.<br>Two lines.</div><div><ol><li style="margin-left:15px"><b>first</b></li><li>second</li></ol></div><img src="https://evil.example/pixel.gif" width="1" height="1"><div class="gmail_signature" style="display:none">hidden</div></div>`,
    note: '<p>Hi Anna,</p><p></p><p>see <a href="https://www.google.com/url?q=x&amp;sa=D" rel="noopener noreferrer">the page</a> or <a href="mailto:sales@example.com" rel="noopener noreferrer">write</a>.<br>Two lines.</p><ol><li><p><strong>first</strong></p></li><li><p>second</p></li></ol>',
  },
  {
    from: 'Outlook',
    html: `<html><head><style><!--p.MsoNormal{margin:0in}--></style></head><body><div class=WordSection1><p class=MsoNormal><span lang=EN-US style='font-size:11pt'>Hello,<o:p></o:p></span></p><p class=MsoNormal><span><o:p>&nbsp;</o:p></span></p><p class=MsoNormal><span><o:p>&nbsp;</o:p></span></p><p class=MsoNormal><b><span>From:</span></b><span> Bo &lt;bo@example.com&gt;<br><b>Sent:</b> Monday<o:p></o:p></span></p><p class=MsoNormal><a href="javascript:hit()"><span>click</span></a></p></div></body></html>`,
    note: '<p>Hello,</p><p></p><p><strong>From:</strong> Bo &lt;<a href="mailto:bo@example.com" rel="noopener noreferrer">bo@example.com</a>&gt;<br><strong>Sent:</strong> Monday</p><p>click</p>',
  },
  {
    from: 'Google Docs',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-size:16pt;font-weight:400;white-space:pre-wrap;">Plan</span></h2><p dir="ltr" style="line-height:1.38"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">Some </span><span style="font-weight:700;white-space:pre-wrap;">bold</span><span style="font-weight:400;white-space:pre-wrap;"> and  </span><span style="font-style:italic;font-weight:400;white-space:pre-wrap;">slanted</span></p><ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">one</span></p></li><ul><li dir="ltr" aria-level="2"><p role="presentation"><span>deep</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`,
    note: '<p>Plan</p><p>Some <strong>bold</strong> and  <em>slanted</em></p><ul><li><p>one</p><ul><li><p>deep</p></li></ul></li></ul>',
  },
  {
    from: 'a web page',
    html: `<!--StartFragment--><article class="x"><h3 id=t>Head <a href="#t" aria-label="Permalink">¶</a></h3>
      <p>Text   with
      source lines <script>hit()</script><code>code</code>.</p>
      <pre>line 1
  line 2</pre><blockquote>Quoted</blockquote>
      <table><tbody><tr><th>Name</th><td>Anna</td></tr></tbody></table>
      <button onclick="hit()">Buy</button><svg onload="hit()"><text>drawn</text></svg></article><!--EndFragment-->`,
    note: '<p>Head ¶</p><p>Text with source lines code.</p><p>line 1<br>  line 2</p><p>Quoted</p><p>Name</p><p>Anna</p>',
  },
];
