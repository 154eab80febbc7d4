// @ts-check

/**
 * The path of an address as it stands in the server's messages: relative to the site's root and
 * decoded. Null for addresses elsewhere.
 * @param {URL} root @param {string} address
 */
const pathBelow = (root, address) => {
  if (!address.startsWith(root.href)) return null;
  const path = address.slice(root.href.length).replace(/[?#].*/u, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
