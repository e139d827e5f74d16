/** The answer to `GET calls.json?date_filter=created&since=2014-11-18`, as seed 000 shows it. */
export const listExample = `{
  "status": 0,
  "message": "OK",
  "timestamp": 1421768772,
  "data": {
    "calls": [
      {
        "call": {
          "id": "54be782f9007ba0d4000001f",
          "contact_id": "54be78129007ba0d40000018",
          "text": "Called Johnny to ask him out on a date. He said no.",
          "call_time": "2015-01-20 15:45:00 UTC",
          "author": "Owner O.",
          "phone_number": "",
          "via": "unknown",
          "call_result": "conversation",
          "recording_link": "",
          "created_at": "2015-01-20 15:45:51 UTC",
          "modified_at": "2015-01-20 15:45:51 UTC"
        }
      },
      {
        "call": {
          "id": "54be781a9007ba0d4000001c",
          "contact_id": "54be78129007ba0d40000018",
          "text": "Call Momma",
          "call_time": "2015-01-20 15:45:00 UTC",
          "author": "Owner O.",
          "phone_number": "",
          "via": "unknown",
          "call_result": "conversation",
          "recording_link": "",
          "created_at": "2015-01-20 15:45:30 UTC",
          "modified_at": "2015-01-20 15:45:30 UTC"
        }
      }
    ],
    "total_count": 2,
    "page": 1,
    "max_page": 1,
    "per_page": 10
  }
}`;

/** A call of API v3, put together from the examples of the fields in the vendor's OpenAPI file. */
export const todayExample = `{
  "id": "5afc1b69d556730b580596cb",
  "contact_id": "5ae06ef9d55673108fe8877f",
  "text": "Mary is [b]interested[/b] in coming into the office on [i]Tuesday[/i].",
  "call_result": "interested",
  "call_time_int": 1525273653,
  "via": "phone",
  "phone_number": "(912) 644-1770 (mobile)",
  "recording_link": "",
  "author": "Jane D.",
  "attachments": [],
  "created_at": "2018-05-16T11:52:09Z",
  "modified_at": "2018-05-16T11:52:09Z",
  "index": 1
}`;
