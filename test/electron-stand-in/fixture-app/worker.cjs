const { parentPort } = require('node:worker_threads');

let said = 'Electron is here';
try {
  require('electron');
} catch (error) {
  said = error.message;
}
parentPort.postMessage(said);
