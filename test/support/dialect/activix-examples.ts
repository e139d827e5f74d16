/**
 * The examples of seed 003, verbatim as far as they go (they end with `…`). The update's end is its start, with 345 s
 * between them: a slip of the document that a codec has to keep.
 */
const lead = { id: 2093021, first_name: 'John', last_name: 'Doe' };

export const createBody = {
  direction: 'outgoing',
  status: 'calling',
  from: '+15146526793',
  to: '+14182579084',
  start_at: '2021-04-22T01:00:00-05:00',
};

export const createAnswer = {
  data: {
    id: 42534452,
    created_at: '2019-04-05T17:33:43+00:00',
    updated_at: '2019-04-05T17:33:43+00:00',
    communication_id: 521345,
    start_at: '2021-04-22T01:00:00-05:00',
    direction: 'outgoing',
    status: 'calling',
    from: '+15146526793',
    to: '+14182579084',
    lead,
  },
};

export const updateBody = {
  status: 'answered',
  end_at: '2021-04-22T01:00:00-05:00',
  duration: 345,
  media_url: 'http://www.example.com/audio.mp3',
};

export const updateAnswer = {
  data: {
    id: 42534452,
    created_at: '2019-04-05T17:33:43+00:00',
    updated_at: '2019-04-05T17:33:43+00:00',
    communication_id: 521345,
    start_at: '2021-04-22T01:00:00-05:00',
    direction: 'outgoing',
    status: 'answered',
    from: '+15146526793',
    to: '+14182579084',
    end_at: '2021-04-22T01:00:00-05:00',
    duration: 345,
    lead,
  },
};
