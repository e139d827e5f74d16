// Loaded by Electron with `-r`, before the app, in end-to-end runs only: Playwright cannot see trays, menus,
// notifications and dialogs (facts/electron.md, section 11), so their classes are made to remember what they show.
const { app, dialog, globalShortcut, nativeImage, Notification, shell, Tray } = require('electron');

const seen = {
  tray: null,
  trayMenu: null,
  trayPicture: null,
  shortcuts: new Map(),
  takenShortcuts: [],
  notifications: [],
  dialogs: [],
  prepared: [],
  failures: [],
  opened: [],
};
globalThis.ringnoteHost = seen;

const setContextMenu = Tray.prototype.setContextMenu;
Tray.prototype.setContextMenu = function (menu) {
  seen.tray = this;
  seen.trayMenu = menu;
  return setContextMenu.call(this, menu);
};

const pictured = (change) => {
  seen.trayPicture = { tip: '', title: '', image: '', ...seen.trayPicture, ...change };
};
for (const [method, key] of [
  ['setToolTip', 'tip'],
  ['setTitle', 'title'],
]) {
  const original = Tray.prototype[method];
  Tray.prototype[method] = function (text) {
    pictured({ [key]: text });
    return original.call(this, text);
  };
}
const setImage = Tray.prototype.setImage;
Tray.prototype.setImage = function (image) {
  pictured({
    image: typeof image === 'string' ? nativeImage.createFromPath(image).toDataURL() : image.toDataURL(),
  });
  return setImage.call(this, image);
};

// No test may take a key combination from the desktop that it runs on.
globalShortcut.register = (accelerator, run) => {
  if (seen.takenShortcuts.includes(accelerator) || seen.shortcuts.has(accelerator)) return false;
  seen.shortcuts.set(accelerator, run);
  return true;
};
globalShortcut.unregister = (accelerator) => void seen.shortcuts.delete(accelerator);
globalShortcut.unregisterAll = () => seen.shortcuts.clear();
globalShortcut.isRegistered = (accelerator) => seen.shortcuts.has(accelerator);

const show = Notification.prototype.show;
Notification.prototype.show = function () {
  if (!seen.notifications.includes(this)) seen.notifications.push(this);
  return show.call(this);
};
const close = Notification.prototype.close;
Notification.prototype.close = function () {
  seen.notifications = seen.notifications.filter((one) => one !== this);
  return close.call(this);
};

const answered = (method, options) => {
  seen.dialogs.push({ method, options });
  const at = seen.prepared.findIndex((one) => one.method === method);
  if (at >= 0) return seen.prepared.splice(at, 1)[0].answer;
  const text = `no answer was prepared for dialog.${method}(${JSON.stringify(options)})`;
  seen.failures.push(text);
  throw new Error(text);
};
const optionsOf = (args) => args.at(-1);
for (const method of ['showMessageBox', 'showOpenDialog', 'showSaveDialog']) {
  dialog[method] = async (...args) => answered(method, optionsOf(args));
}
dialog.showMessageBoxSync = (...args) => answered('showMessageBoxSync', optionsOf(args));
dialog.showErrorBox = (title, content) => answered('showErrorBox', { title, content });

shell.openExternal = async (url) => void seen.opened.push(url);
shell.openPath = async (path) => {
  seen.opened.push(path);
  return '';
};
shell.showItemInFolder = (path) => void seen.opened.push(path);

app.on('web-contents-created', (_event, contents) => {
  contents.on('preload-error', (_e, path, error) => seen.failures.push(`preload ${path}: ${error.stack}`));
});
