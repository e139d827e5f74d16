import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * What each fuse of Electron 45 is set to (facts/security.md, Fuses): everything off that runs other code than ours or
 * opens the app to a debugger. asar integrity exists on macOS and Windows only. `inspectable` makes the separate
 * artefact that Playwright can drive.
 *
 * @param {string} platform as Electron names it: `linux`, `win32`, `darwin`
 * @param {boolean} inspectable
 * @returns {import('@electron/fuses').FuseV1Config}
 */
export function fusesFor(platform, inspectable) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the binary breaks the signature that Apple silicon demands; only a Mac has the tool to renew it.
    resetAdHocDarwinSignature: platform === 'darwin' && process.platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: inspectable,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/**
 * electron-builder's hook after packing and before signing: sets the fuses in the packed binary, and fails when
 * Electron has gained one that the table does not name.
 *
 * @param {Pick<import('electron-builder').AfterPackContext, 'appOutDir' | 'electronPlatformName'> & { packager: {
 *   executableName?: string, appInfo: { productFilename: string } } }} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const binary = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName ?? productFilename,
  }[electronPlatformName];
  if (binary === undefined) throw new Error(`No fuses are known for ${electronPlatformName}.`);
  const inspectable = process.env.RINGNOTE_INSPECTABLE === '1';
  await flipFuses(join(appOutDir, binary), fusesFor(electronPlatformName, inspectable));
}
