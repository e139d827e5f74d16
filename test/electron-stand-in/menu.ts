import type { MenuItemConstructorOptions } from 'electron';
import { carryOutRole } from './menu-roles.ts';
import { fence, missing, onlyKnown } from './missing.ts';

const itemOptions = [
  ...[
    'id',
    'label',
    'sublabel',
    'toolTip',
    'role',
    'type',
    'submenu',
    'click',
    'enabled',
    'visible',
    'checked',
  ],
  ...['accelerator', 'registerAccelerator', 'icon', 'before', 'after', 'acceleratorWorksWhenHidden'],
];

/** One item of a menu: kept, so that a test can read and click it (facts/electron.md, section 12). */
export class MenuItem {
  readonly id: string;
  readonly role: string;
  readonly type: string;
  readonly submenu: Menu | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly accelerator: string;
  private readonly onClick: ((item: MenuItem, window: undefined, event: object) => void) | undefined;

  constructor(options: MenuItemConstructorOptions) {
    onlyKnown('MenuItem', options, itemOptions);
    if (!options.label && !options.role && !options.type) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : (options.submenu as unknown as Menu | undefined);
    this.id = options.id ?? '';
    this.role = options.role ?? '';
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? this.role;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.accelerator = String(options.accelerator ?? '');
    this.onClick = options.click as unknown as typeof this.onClick;
  }

  /** As a person's click: a disabled item does nothing, a checkbox turns over first. */
  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.onClick) this.onClick(this, undefined, {});
    else if (this.role) carryOutRole(this.role);
  }
}
Object.setPrototypeOf(MenuItem.prototype, fence('MenuItem', Object.prototype));

/** A menu: a list of items, and the one that is the application's. */
export class Menu {
  readonly items: MenuItem[] = [];
  private static application: Menu | null = null;

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.application;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }
  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(_options?: object): void {
    missing('Menu.popup');
  }
}
Object.setPrototypeOf(Menu.prototype, fence('Menu', Object.prototype));

/** A menu as plain data, for a test. */
export interface MenuPicture {
  label: string;
  type: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  items: MenuPicture[];
}

export function pictureOf(menu: Menu | null | undefined): MenuPicture[] {
  return (menu?.items ?? []).map(({ label, type, enabled, visible, checked, submenu }) => ({
    label,
    type,
    enabled,
    visible,
    checked,
    items: pictureOf(submenu),
  }));
}

/** Finds an item by its labels from the top: `['File', 'Quit']`. */
export function itemAt(menu: Menu | null | undefined, path: readonly string[]): MenuItem {
  const [first, ...rest] = path;
  const item = menu?.items.find(({ label, visible }) => visible && label === first);
  if (!item) {
    const there = (menu?.items ?? []).map(({ label }) => label).join(', ');
    throw new Error(`No menu item '${first}'; there are: ${there || 'none'}.`);
  }
  return rest.length === 0 ? item : itemAt(item.submenu, rest);
}
