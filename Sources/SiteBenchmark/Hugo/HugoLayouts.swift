/// Hugo layouts that make the pages of Discern's built-in theme.
enum HugoLayouts {
  /// A layout: its path below `layouts` and its text.
  typealias Layout = (path: String, text: String)

  /// The frame of every page, and the kinds of pages.
  static let pages: [Layout] = [
    (
      "baseof.html",
      #"""
      {{- $root := strings.Repeat (sub (strings.Count "/" .RelPermalink) 1) "../" -}}
      {{- $home := print $root "index.html" -}}
      {{- if eq .Kind "404" }}{{ $root = "/" }}{{ $home = "/" }}{{ end -}}
      {{- $title := .Title -}}
      {{- if eq .Kind "term" }}{{ $title = printf "Tagged “%s”" .Title }}{{ end -}}
      {{- if eq .Kind "404" }}{{ $title = "Page not found" }}{{ end -}}
      {{- $description := .Description -}}
      {{- if .IsHome }}{{ $description = site.Params.description }}{{ end -}}
      {{- $assets := partialCached "assets.html" . -}}
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;; script-src &#39;self&#39;; img-src &#39;self&#39; data:; base-uri &#39;none&#39;; form-action &#39;none&#39;">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ $title }} · {{ site.Title }}{{ end }}</title>
      {{ with $description -}}
      <meta name="description" content="{{ . }}">
      {{ end -}}
      <meta name="color-scheme" content="light dark">
      <link rel="icon" href="{{ $root }}{{ $assets.icon }}" type="image/svg+xml">
      <link rel="stylesheet" href="{{ $root }}{{ $assets.style }}">
      <script defer src="{{ $root }}{{ $assets.script }}"></script>
      {{ if ne .Kind "404" -}}
      {{ $address := strings.TrimSuffix "index.html" .Permalink -}}
      <link rel="canonical" href="{{ $address }}">
      <meta property="og:url" content="{{ $address }}">
      <meta property="og:type" content="{{ if .IsPage }}article{{ else }}website{{ end }}">
      <meta property="og:title" content="{{ $title }}">
      <meta property="og:site_name" content="{{ site.Title }}">
      {{ with $description -}}
      <meta property="og:description" content="{{ . }}">
      {{ end -}}
      <link rel="alternate" type="application/atom+xml" title="{{ site.Title }}" href="{{ $root }}feed.xml">
      {{ end -}}
      </head>
      <body>
      <a class="skip-link" href="#~main">Skip to the content</a>
      <header class="site-header">
      <a class="brand" href="{{ $home }}"><svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><path d="M16 30v-9M16 21C16 14 7 17 7 11M16 21c0-7 9-4 9-10" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"/><path class="brand-mark-first" d="M7 1l5.5 5.5L7 12 1.5 6.5z"/><circle class="brand-mark-second" cx="25" cy="6.5" r="4.75"/></svg><span>{{ site.Title }}</span></a>
      <nav class="site-navigation" aria-label="Site">
      <ul>
      <li><a href="{{ if eq .Kind "404" }}/index.html{{ else }}{{ $home }}{{ end }}"{{ if .IsHome }} aria-current="page"{{ end }}>Home</a></li>
      </ul>
      </nav>
      </header>
      {{ if not (or .IsHome (eq .Kind "404")) -}}
      <nav class="breadcrumbs" aria-label="Where you are">
      <ol>
      <li><a href="{{ $home }}">Home</a></li>
      {{ if or .IsPage (eq .Kind "term") -}}
      <li><a href="index.html">{{ .Parent.Title }}</a></li>
      {{ end -}}
      </ol>
      </nav>
      {{ end -}}
      <main id="~main" tabindex="-1">
      {{ block "main" . }}{{ end }}
      </main>
      <footer class="site-footer">
      <p class="site-footer-title">{{ site.Title }}</p>
      <p>{{ site.Params.description }}</p>
      <p>Nothing you do here leaves your browser: no account, no cookies, no tracking.</p>
      <p class="site-footer-links"><a href="{{ $home }}">Home</a>{{ if ne .Kind "404" }} <a href="{{ $root }}feed.xml">News feed of lessons (Atom)</a>{{ end }}</p>
      </footer>
      </body>
      </html>

      """#
    ),
    (
      "page.html",
      #"""
      {{ define "main" -}}
      {{ $navigation := partialCached "section-navigation.html" .CurrentSection .CurrentSection.Path -}}
      {{ $place := index $navigation.places .Path -}}
      <article class="lesson">
      <header class="page-header">
      <h1>{{ .Title }}</h1>
      {{ with .Description -}}
      <p class="lede">{{ . }}</p>
      {{ end -}}
      <p class="meta">
      <span>{{ math.Max 1 (div (add .WordCount 100) 200) }} min read</span>
      {{ if not .Date.IsZero -}}
      <span>Published <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></span>
      {{ end -}}
      </p>
      </header>
      {{ if gt (len .Fragments.Identifiers) 1 -}}
      <nav class="contents" aria-label="On this page">
      <details data-open-when-wide>
      <summary>On this page</summary>
      {{ .TableOfContents }}
      </details>
      </nav>
      {{ end -}}
      <div class="prose">
      {{ .Content }}
      </div>
      <div class="after">
      {{ with .GetTerms "tags" -}}
      <div class="tags">
      <h2 id="~tags-title">Tags</h2>
      <ul aria-labelledby="~tags-title">
      {{ range . -}}
      <li><a href="..{{ .RelPermalink }}" rel="tag">{{ .Title }}</a></li>
      {{ end -}}
      </ul>
      </div>
      {{ end -}}
      {{ $previous := "" -}}
      {{ if gt $place 0 }}{{ $previous = index $navigation.pages (sub $place 1) }}{{ end -}}
      {{ $next := "" -}}
      {{ if lt $place (sub (len $navigation.pages) 1) }}{{ $next = index $navigation.pages (add $place 1) }}{{ end -}}
      {{ if or $previous $next -}}
      <nav class="neighbours" aria-label="Previous and next page">
      {{ with $previous -}}
      <a class="previous" rel="prev" href="{{ path.Base .RelPermalink }}"><span class="kicker">Previous</span> {{ .Title }}</a>
      {{ end -}}
      {{ with $next -}}
      <a class="next" rel="next" href="{{ path.Base .RelPermalink }}"><span class="kicker">Next</span> {{ .Title }}</a>
      {{ end -}}
      </nav>
      <nav class="section-navigation" aria-labelledby="~section-navigation-title">
      <h2 id="~section-navigation-title">More in <a href="index.html">{{ .CurrentSection.Title }}</a></h2>
      <ol>
      {{ $first := math.Max 0 (sub $place 20) -}}
      {{ range $offset, $item := first (sub (add $place 21) $first) (after $first $navigation.items) -}}
      {{ if eq (add $first $offset) $place }}{{ index $navigation.currentItems $place }}{{ else }}{{ $item }}{{ end }}
      {{ end -}}
      </ol>
      </nav>
      {{ end -}}
      </div>
      </article>
      {{ end }}

      """#
    ),
    (
      "section.html",
      #"""
      {{ define "main" -}}
      <header class="page-header">
      <h1>{{ .Title }}</h1>
      {{ with .Description -}}
      <p class="lede">{{ . }}</p>
      {{ end -}}
      </header>
      <div class="prose">
      {{ .Content }}
      </div>
      <ul class="page-list">
      {{ range .RegularPages -}}
      <li>
      <a href="{{ path.Base .RelPermalink }}">{{ .Title }}</a>
      {{ with .Description -}}
      <p>{{ . }}</p>
      {{ end -}}
      {{ if not .Date.IsZero -}}
      <p class="meta"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
      {{ end -}}
      </li>
      {{ end -}}
      </ul>
      {{ end }}

      """#
    ),
    (
      "home.html",
      #"""
      {{ define "main" -}}
      <header class="page-header home-header">
      <h1>{{ .Title }}</h1>
      <p class="lede">{{ site.Params.description }}</p>
      </header>
      <div class="prose">
      {{ .Content }}
      </div>
      {{ range sort .Sections "Path" -}}
      <section class="home-section">
      <h2><a href="{{ strings.TrimPrefix "/" .RelPermalink }}">{{ .Title }}</a></h2>
      {{ with .Description -}}
      <p>{{ . }}</p>
      {{ end -}}
      {{ partial "page-list.html" (dict "root" "" "pages" (first 20 .RegularPages)) }}
      </section>
      {{ end -}}
      {{ end }}

      """#
    ),
    (
      "term.html",
      #"""
      {{ define "main" -}}
      <header class="page-header">
      <p class="kicker">Tag</p>
      <h1>{{ .Title }}</h1>
      </header>
      {{ partial "page-list.html" (dict "root" "../" "pages" (sort .Pages "Path")) }}
      {{ end }}

      """#
    ),
    (
      "taxonomy.html",
      #"""
      {{ define "main" -}}
      <header class="page-header">
      <h1>{{ .Title }}</h1>
      </header>
      <ul class="tag-cloud">
      {{ range sort .Pages "Path" -}}
      <li><a href="{{ path.Base .RelPermalink }}">{{ .Title }} <span class="count">{{ len .Pages }} <span class="visually-hidden">pages</span></span></a></li>
      {{ end -}}
      </ul>
      {{ end }}

      """#
    ),
    (
      "404.html",
      #"""
      {{ define "main" -}}
      <header class="page-header">
      <p class="kicker">404</p>
      <h1>Page not found</h1>
      </header>
      <div class="prose">
      <p>There is no page at this address. It may have moved, or the link may be mistyped.</p>
      <p><a class="action action-first" href="/">Go to the home page</a></p>
      </div>
      {{ end }}

      """#
    ),
  ]

  /// Parts that pages share.
  ///
  /// What is the same for many pages is made once.
  static let parts: [Layout] = [
    (
      "_partials/assets.html",
      #"""
      {{ return dict
        "style" (strings.TrimPrefix "/" (resources.Get "assets/style.css" | fingerprint).RelPermalink)
        "script" (strings.TrimPrefix "/" (resources.Get "assets/site.js" | fingerprint).RelPermalink)
        "icon" (strings.TrimPrefix "/" (resources.Get "assets/favicon.svg" | fingerprint).RelPermalink) }}

      """#
    ),
    (
      "_partials/section-navigation.html",
      #"""
      {{ $places := dict }}
      {{ $items := slice }}
      {{ $currentItems := slice }}
      {{ range $place, $page := .RegularPages }}
      {{ $places = merge $places (dict .Path $place) }}
      {{ $address := path.Base .RelPermalink }}
      {{ $title := htmlEscape .Title }}
      {{ $items = $items | append (printf "<li><a href=\"%s\">%s</a></li>" $address $title | safeHTML) }}
      {{ $currentItems = $currentItems | append (printf "<li><a href=\"%s\" aria-current=\"page\">%s</a></li>" $address $title | safeHTML) }}
      {{ end }}
      {{ return dict "pages" .RegularPages "places" $places "items" $items "currentItems" $currentItems }}

      """#
    ),
    (
      "_partials/page-list.html",
      #"""
      {{ $root := .root -}}
      <ul class="page-list">
      {{ range .pages -}}
      <li>
      <a href="{{ $root }}{{ strings.TrimPrefix "/" .RelPermalink }}">{{ .Title }}</a>
      {{ with .Description -}}
      <p>{{ . }}</p>
      {{ end -}}
      </li>
      {{ end -}}
      </ul>
      """#
    ),
  ]
}
