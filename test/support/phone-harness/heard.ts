import type { Page } from 'playwright';

/** The loudest tone in what the phone page plays, over a second. */
export interface Heard {
  hertz: number;
  /** Level of that tone's spectral line, dB below full scale; nothing at all is -Infinity. */
  decibels: number;
}

/** Listens to the remote party's audio, where the person's loudspeaker does: at the page's audio element. */
export async function listen(page: Page): Promise<Heard> {
  return page.evaluate(async () => {
    const element = document.querySelector<HTMLAudioElement>('#remote-audio');
    if (!(element?.srcObject instanceof MediaStream)) return { hertz: 0, decibels: -Infinity };
    const audio = new AudioContext();
    const analyser = new AnalyserNode(audio, { fftSize: 16_384, smoothingTimeConstant: 0 });
    audio.createMediaStreamSource(element.srcObject).connect(analyser);
    await audio.resume();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    await audio.close();
    let loudest = 0;
    for (const [bin, level] of bins.entries()) if (level > (bins[loudest] ?? -Infinity)) loudest = bin;
    return {
      hertz: (loudest * audio.sampleRate) / analyser.fftSize,
      decibels: bins[loudest] ?? -Infinity,
    };
  });
}
