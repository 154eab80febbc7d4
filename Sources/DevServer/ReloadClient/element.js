// @ts-check

/**
 * Makes an element. Strings among the content become text and are never read as HTML.
 * @param {string} name @param {string} className @param {(Node | string)[]} content
 * @returns {HTMLElement}
 */
const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};
