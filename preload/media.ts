import { mediaAnnouncementNames, mediaRequestNames } from '../contract/ipc/names.ts';
import { exposeBridge } from './bridge.ts';

exposeBridge('ringnoteMedia', mediaRequestNames, mediaAnnouncementNames);
