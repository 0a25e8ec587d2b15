import type { UserView } from '../../wire';

/** Whether somebody may publish over a red gate. */
export const isLeader = (user: UserView): boolean => user.roles.includes('leader');
