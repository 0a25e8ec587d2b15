import type { ComponentType, SVGProps } from 'react';
import * as icons from './icons';

/** The pictures that the item bank names; an item without one is shown without. */
export const pictures: Partial<Record<string, ComponentType<SVGProps<SVGSVGElement>>>> = icons;
