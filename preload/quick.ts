import { quickAnnouncementNames, quickRequestNames } from '../contract/ipc/names.ts';
import { exposeBridge } from './bridge.ts';

exposeBridge('ringnoteQuick', quickRequestNames, quickAnnouncementNames);
