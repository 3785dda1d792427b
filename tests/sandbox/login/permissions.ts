/**
 * Every permission this app may ask for, with what the dialog says about it: those of the reference (1.2), and those that other
 * projects ask for beside them. The names of Instagram Login (9) are not among them.
 */
export const PERMISSION_TEXTS = {
  email: "See your email address",
  instagram_basic: "See your Instagram account and its posts",
  instagram_content_publish: "Publish posts to your Instagram account",
  instagram_manage_comments: "Write and answer comments",
  instagram_manage_insights: "See how posts are doing",
  instagram_manage_messages: "Read and answer messages",
  instagram_manage_contents: "Delete posts",
  instagram_manage_engagement: "Like posts",
  pages_show_list: "See the list of your Pages",
  pages_read_engagement: "Read what is on your Pages",
  pages_read_user_content: "Read what others write on your Pages",
  pages_manage_metadata: "Change settings of your Pages",
  pages_manage_posts: "Publish posts to your Pages",
  pages_manage_engagement: "Write and answer comments on your Pages",
  business_management: "Reach Pages that belong to a business",
  ads_management: "Manage advertisements",
  ads_read: "Read advertisements",
} as const;

export type Permission = keyof typeof PERMISSION_TEXTS;

/** What a configuration of Login for Business asks for when `config_id` replaces `scope` (1.1). */
export const CONFIGURED_PERMISSIONS: readonly Permission[] = [
  "instagram_basic",
  "instagram_content_publish",
  "pages_show_list",
  "pages_read_engagement",
  "business_management",
];

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSION_TEXTS, name);
}
