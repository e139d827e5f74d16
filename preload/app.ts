import { appAnnouncementNames, appRequestNames } from '../contract/ipc/names.ts';
import { exposeBridge } from './bridge.ts';

exposeBridge('ringnote', appRequestNames, appAnnouncementNames);
