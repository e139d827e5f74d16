/** A body of `POST /v1/callLogs` with every field that a call without a planned activity can have (seed 004 shows none). */
export const createSample = `{
  "user_id": 1234,
  "subject": "Call with Ada Example",
  "duration": "95",
  "outcome": "connected",
  "from_phone_number": "+3225550100",
  "to_phone_number": "+442079460018",
  "start_time": "2026-10-25 01:30:00",
  "end_time": "2026-10-25 01:31:35",
  "person_id": 42,
  "org_id": 7,
  "deal_id": 3,
  "note": "<p>Wants <strong>the offer</strong> again</p>"
}`;

/** A call log as it is answered: the fields of the request, an id, and what the vendor's client adds today. */
export const replySample = `{
  "id": "3cde3b05035cae14dcfc172bd8000d08",
  "user_id": 1234,
  "activity_id": 99,
  "subject": "Call with Ada Example",
  "duration": "95",
  "outcome": "left_voicemail",
  "from_phone_number": "+442079460018",
  "to_phone_number": "+3225550100",
  "start_time": "2026-10-25 01:30:00",
  "end_time": "2026-10-25 01:31:35",
  "person_id": 42,
  "org_id": null,
  "deal_id": null,
  "lead_id": "adf21080-0e10-11eb-879b-05d71fb426ec",
  "note": "",
  "company_id": 5,
  "has_recording": true
}`;
