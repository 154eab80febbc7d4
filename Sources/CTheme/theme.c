#include "CTheme.h"

// `#embed` belongs to C23; clang accepts it in older modes with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char assets_favicon_svg[] = {
#embed "../../templates/assets/favicon.svg"
};

static const unsigned char assets_site_js[] = {
#embed "../../templates/assets/site.js"
};

static const unsigned char assets_style_css[] = {
#embed "../../templates/assets/style.css"
};

static const unsigned char layouts_base_mustache[] = {
#embed "../../templates/layouts/base.mustache"
};

static const unsigned char pages_cheat_sheet_mustache[] = {
#embed "../../templates/pages/cheat-sheet.mustache"
};

static const unsigned char pages_flashcards_mustache[] = {
#embed "../../templates/pages/flashcards.mustache"
};

static const unsigned char pages_home_mustache[] = {
#embed "../../templates/pages/home.mustache"
};

static const unsigned char pages_not_found_mustache[] = {
#embed "../../templates/pages/not-found.mustache"
};

static const unsigned char pages_page_mustache[] = {
#embed "../../templates/pages/page.mustache"
};

static const unsigned char pages_redirect_mustache[] = {
#embed "../../templates/pages/redirect.mustache"
};

static const unsigned char pages_scenarios_mustache[] = {
#embed "../../templates/pages/scenarios.mustache"
};

static const unsigned char pages_section_mustache[] = {
#embed "../../templates/pages/section.mustache"
};

static const unsigned char pages_tag_mustache[] = {
#embed "../../templates/pages/tag.mustache"
};

static const unsigned char pages_tags_mustache[] = {
#embed "../../templates/pages/tags.mustache"
};

static const unsigned char partials_brand_mark_mustache[] = {
#embed "../../templates/partials/brand-mark.mustache"
};

static const unsigned char partials_breadcrumbs_mustache[] = {
#embed "../../templates/partials/breadcrumbs.mustache"
};

static const unsigned char partials_choice_mustache[] = {
#embed "../../templates/partials/choice.mustache"
};

static const unsigned char partials_evidence_words_mustache[] = {
#embed "../../templates/partials/evidence-words.mustache"
};

static const unsigned char partials_evidence_mustache[] = {
#embed "../../templates/partials/evidence.mustache"
};

static const unsigned char partials_model_mustache[] = {
#embed "../../templates/partials/model.mustache"
};

static const unsigned char partials_page_list_mustache[] = {
#embed "../../templates/partials/page-list.mustache"
};

static const unsigned char partials_section_navigation_item_mustache[] = {
#embed "../../templates/partials/section-navigation-item.mustache"
};

static const unsigned char partials_section_navigation_mustache[] = {
#embed "../../templates/partials/section-navigation.mustache"
};

static const unsigned char partials_site_navigation_mustache[] = {
#embed "../../templates/partials/site-navigation.mustache"
};

static const unsigned char words_en_yaml[] = {
#embed "../../templates/words/en.yaml"
};

#define THEME_FILE(path, bytes) {path, bytes, sizeof(bytes)}

const struct CThemeFile ctheme_files[] = {
    THEME_FILE("assets/favicon.svg", assets_favicon_svg),
    THEME_FILE("assets/site.js", assets_site_js),
    THEME_FILE("assets/style.css", assets_style_css),
    THEME_FILE("layouts/base.mustache", layouts_base_mustache),
    THEME_FILE("pages/cheat-sheet.mustache", pages_cheat_sheet_mustache),
    THEME_FILE("pages/flashcards.mustache", pages_flashcards_mustache),
    THEME_FILE("pages/home.mustache", pages_home_mustache),
    THEME_FILE("pages/not-found.mustache", pages_not_found_mustache),
    THEME_FILE("pages/page.mustache", pages_page_mustache),
    THEME_FILE("pages/redirect.mustache", pages_redirect_mustache),
    THEME_FILE("pages/scenarios.mustache", pages_scenarios_mustache),
    THEME_FILE("pages/section.mustache", pages_section_mustache),
    THEME_FILE("pages/tag.mustache", pages_tag_mustache),
    THEME_FILE("pages/tags.mustache", pages_tags_mustache),
    THEME_FILE("partials/brand-mark.mustache", partials_brand_mark_mustache),
    THEME_FILE("partials/breadcrumbs.mustache", partials_breadcrumbs_mustache),
    THEME_FILE("partials/choice.mustache", partials_choice_mustache),
    THEME_FILE("partials/evidence-words.mustache", partials_evidence_words_mustache),
    THEME_FILE("partials/evidence.mustache", partials_evidence_mustache),
    THEME_FILE("partials/model.mustache", partials_model_mustache),
    THEME_FILE("partials/page-list.mustache", partials_page_list_mustache),
    THEME_FILE("partials/section-navigation-item.mustache",
               partials_section_navigation_item_mustache),
    THEME_FILE("partials/section-navigation.mustache", partials_section_navigation_mustache),
    THEME_FILE("partials/site-navigation.mustache", partials_site_navigation_mustache),
    THEME_FILE("words/en.yaml", words_en_yaml),
};

const size_t ctheme_file_count = sizeof(ctheme_files) / sizeof(ctheme_files[0]);

const struct CThemeFile *ctheme_file(size_t index) {
  return index < ctheme_file_count ? &ctheme_files[index] : 0;
}
