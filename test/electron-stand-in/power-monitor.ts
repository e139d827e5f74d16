import { strictEmitter } from './strict-emitter.ts';

const Base = strictEmitter('powerMonitor', [
  'suspend',
  'resume',
  'shutdown',
  'on-ac',
  'on-battery',
  'lock-screen',
  'unlock-screen',
]);

/** `powerMonitor`: its events are fired by a test; on Linux there are no lock events (facts/electron.md, section 7). */
class PowerMonitor extends Base {
  onBatteryPower = false;
  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
  getSystemIdleTime(): number {
    return 0;
  }
  getSystemIdleState(_threshold: number): 'active' {
    return 'active';
  }
}

export const powerMonitor = new PowerMonitor();
