import { phoneAnnouncementNames, phoneRequestNames } from '../contract/ipc/names.ts';
import { exposeBridge } from './bridge.ts';

exposeBridge('ringnotePhone', phoneRequestNames, phoneAnnouncementNames);
