import { startPhone } from './phone.ts';

const speaker = document.createElement('audio');
speaker.id = 'remote-audio';
document.body.append(speaker);
startPhone(window.ringnotePhone, speaker);
