// The benchmark's site for Eleventy.
import markdownIt from "markdown-it";
import footnote from "markdown-it-footnote";

const PAGE_SIZE = 20;

// Tags as addresses: the words are short and have no signs.
const slugOf = (name) => name.toLowerCase().replaceAll(" ", "-");

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true, typographer: true }).use(footnote));
  config.addPassthroughCopy("pictures");
  config.addPassthroughCopy("site.css");
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("slugOf", slugOf);

  // Newest first; each post knows its neighbours, so that no template has to search for them.
  config.addCollection("news", (api) => {
    const posts = api.getFilteredByGlob("posts/**/*.md").reverse();
    posts.forEach((post, place) => {
      post.data.newer = posts[place - 1];
      post.data.older = posts[place + 1];
    });
    return posts;
  });

  // One item a page of a tag: Eleventy has no pages of pages.
  config.addCollection("tagPages", (api) => {
    const tags = new Map();
    for (const post of api.getFilteredByGlob("posts/**/*.md").reverse()) {
      for (const tag of post.data.topics) {
        if (!tags.has(tag)) tags.set(tag, []);
        tags.get(tag).push(post);
      }
    }
    return [...tags].sort().flatMap(([tag, posts]) => {
      const total = Math.ceil(posts.length / PAGE_SIZE);
      return Array.from({ length: total }, (_, place) => ({
        tag,
        slug: slugOf(tag),
        number: place + 1,
        total,
        count: posts.length,
        posts: posts.slice(place * PAGE_SIZE, (place + 1) * PAGE_SIZE),
      }));
    });
  });

  return {
    dir: { input: ".", output: "output" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
