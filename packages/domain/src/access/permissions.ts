import { z } from 'zod';
import type { Role } from './roles.js';

/**
 * The permission registry, verb by resource. `scope` says whether a permission is asked for one brand (a brand role
 * can give or take it) or for the whole organisation.
 */
export const PERMISSIONS = {
  'brand.read': { scope: 'brand', text: 'See a brand and its knowledge' },
  'brand.create': { scope: 'organization', text: 'Add a brand' },
  'brand.update': { scope: 'brand', text: 'Change a brand' },
  'brand.archive': { scope: 'brand', text: 'Archive a brand' },
  'knowledge.update': { scope: 'brand', text: 'Change selectors, templates and rules' },
  'code.read': { scope: 'brand', text: 'See generated code and its evidence' },
  'code.generate': { scope: 'brand', text: 'Generate code' },
  'code.edit': { scope: 'brand', text: 'Edit generated code' },
  'code.submit': { scope: 'brand', text: 'Send code to review' },
  'code.review': { scope: 'brand', text: 'Review code as QA' },
  'code.approve': { scope: 'brand', text: 'Approve code' },
  'lesson.decide': { scope: 'brand', text: 'Decide on lessons' },
  'learning.manage': { scope: 'brand', text: 'Set how a brand learns' },
  'code.deploy': { scope: 'brand', text: 'Deploy approved code and roll it back' },
  'review_policy.manage': { scope: 'brand', text: 'Set how code of a brand is reviewed' },
  'code.verify': { scope: 'brand', text: 'Verify code against the rules of a brand' },
  'code.comment': { scope: 'brand', text: 'Comment on code and resolve threads' },
  'request.read': { scope: 'brand', text: 'See what Opal asked for' },
  'member.read': { scope: 'organization', text: 'See who belongs to the organisation' },
  'member.manage': { scope: 'organization', text: 'Invite people, change roles, remove people' },
  'api_key.read': { scope: 'organization', text: 'See API keys and Opal tokens' },
  'api_key.manage': { scope: 'organization', text: 'Make and revoke API keys and Opal tokens' },
  'job.read': { scope: 'organization', text: 'See jobs that failed for good' },
  'job.manage': { scope: 'organization', text: 'Retry or discard failed jobs' },
  'quota.read': { scope: 'organization', text: 'See the limit of generations a month' },
  'quota.manage': { scope: 'organization', text: 'Set the limit of generations a month' },
  'health.mend': { scope: 'brand', text: 'Mend broken selectors' },
  'view.share': { scope: 'organization', text: 'Share saved views with the team' },
  'audit.read': { scope: 'organization', text: 'Read the ledger' },
  'audit.watch': { scope: 'organization', text: 'Be told when the ledger is broken' },
  'audit.manage': { scope: 'organization', text: 'Set how long the ledger is kept, and legal holds' },
} as const satisfies Record<string, { scope: 'brand' | 'organization'; text: string }>;

export type Permission = keyof typeof PERMISSIONS;
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];
export const permissionSchema = z.enum(ALL_PERMISSIONS as [Permission, ...Permission[]]).meta({ id: 'Permission' });

const reading: Permission[] = ['brand.read', 'code.read', 'code.verify', 'request.read'];
const writing: Permission[] = [...reading, 'code.generate', 'knowledge.update', 'view.share', 'code.edit', 'code.submit', 'code.comment'];

/** What each role may do. Reads like the permission document. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: reading,
  auditor: [...reading, 'member.read', 'api_key.read', 'job.read', 'quota.read', 'audit.read', 'audit.watch'],
  editor: writing,
  reviewer: [...writing, 'code.review', 'member.read'],
  approver: [...writing, 'code.review', 'code.approve', 'lesson.decide', 'code.deploy', 'health.mend', 'member.read', 'audit.read'],
  admin: ALL_PERMISSIONS,
  owner: ALL_PERMISSIONS,
};

/** What an API key or an Opal token can be given: nothing that manages people, keys or jobs, and no vote: only people approve. */
export const KEY_PERMISSIONS = [
  'brand.read',
  'code.read',
  'code.verify',
  'code.generate',
  'code.comment',
  'code.edit',
  'code.submit',
  'knowledge.update',
  'request.read',
  'audit.read',
] as const satisfies readonly Permission[];
export const keyPermissionSchema = z.enum(KEY_PERMISSIONS).meta({ id: 'KeyPermission' });
export type KeyPermission = z.infer<typeof keyPermissionSchema>;
