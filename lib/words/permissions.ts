const words: Record<string, string> = {
  instagram_basic: "see your Instagram account",
  instagram_content_publish: "publish to Instagram",
  pages_show_list: "see your list of Pages",
  pages_read_engagement: "read what your Pages post",
  business_management: "see the business your Page belongs to",
  ads_management: "manage your business's advertisements",
  ads_read: "see your business's advertisements",
};

/** Meta's names of permissions in words a person knows; unknown ones keep their name. */
export function permissionWords(names: readonly string[]): string {
  return names.map((name) => (Object.hasOwn(words, name) ? words[name] : name)).join(", ");
}
