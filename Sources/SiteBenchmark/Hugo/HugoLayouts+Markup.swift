extension HugoLayouts {
  /// How Markdown becomes HTML where Discern does not write what Hugo does by itself.
  static let markup: [Layout] = [
    (
      "_markup/render-link.html",
      #"""
      {{- $address := urls.Parse .Destination -}}
      {{- $target := .Destination -}}
      {{- if and (not $address.Scheme) (strings.HasSuffix $address.Path ".md") -}}
      {{- with .Page.GetPage $address.Path -}}
      {{- if eq .CurrentSection $.Page.CurrentSection -}}
      {{- $target = path.Base .RelPermalink -}}
      {{- else -}}
      {{- $target = print ".." .RelPermalink -}}
      {{- end -}}
      {{- with $address.Fragment }}{{ $target = print $target "#" . }}{{ end -}}
      {{- else -}}
      {{- errorf "%s links to %s, which does not exist" .Page.Path .Destination -}}
      {{- end -}}
      {{- end -}}
      <a href="{{ $target }}"{{ with .Title }} title="{{ . }}"{{ end }}>{{ .Text }}</a>
      {{- /* no line break */ -}}
      """#
    ),
    (
      "_markup/render-heading.html",
      #"""
      <h{{ .Level }} id="{{ .Anchor }}">{{ .Text }} <a class="anchor" href="#{{ .Anchor }}" aria-label="Link to this section: {{ .PlainText }}">#</a></h{{ .Level }}>

      """#
    ),
    (
      "_markup/render-blockquote.html",
      #"""
      {{ if eq .Type "alert" -}}
      <aside class="alert alert-{{ .AlertType }}" role="note">
      <p class="alert-title">{{ strings.FirstUpper .AlertType }}</p>
      {{ .Text -}}
      </aside>
      {{ else -}}
      <blockquote>
      {{ .Text -}}
      </blockquote>
      {{ end -}}
      """#
    ),
    (
      "_markup/render-table.html",
      #"""
      {{- $labels := slice -}}
      {{- range index .THead 0 }}{{ $labels = $labels | append (plainify .Text) }}{{ end -}}
      <div class="table-wrapper" role="group" tabindex="0" aria-label="Table: {{ delimit $labels ", " }}">
      <table>
      <thead>
      {{ range .THead -}}
      <tr>
      {{ range . -}}
      <th scope="col"{{ with .Alignment }} class="align-{{ . }}"{{ end }}>{{ .Text }}</th>
      {{ end -}}
      </tr>
      {{ end -}}
      </thead>
      <tbody>
      {{ range .TBody -}}
      <tr>
      {{ range $column, $cell := . -}}
      <td{{ with .Alignment }} class="align-{{ . }}"{{ end }} data-label="{{ index $labels $column }}">{{ .Text }}</td>
      {{ end -}}
      </tr>
      {{ end -}}
      </tbody>
      </table>
      </div>

      """#
    ),
  ]

  /// What machines read.
  static let feeds: [Layout] = [
    (
      "home.atom.xml",
      #"""
      {{- $pages := first 20 (sort (sort site.RegularPages "Path") "Date" "desc") -}}
      {{- printf "<?xml version=\"1.0\" encoding=\"utf-8\"?>" | safeHTML }}
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title>{{ site.Title }}</title>
        <id>{{ site.BaseURL }}</id>
        <link href="{{ site.BaseURL }}"/>
        <link rel="self" href="{{ site.BaseURL }}feed.xml"/>
        <updated>{{ (index $pages 0).Date.Format "2006-01-02T15:04:05Z" }}</updated>
        <author><name>{{ site.Title }}</name></author>
      {{- range $pages }}
        <entry>
          <title>{{ .Title }}</title>
          <id>{{ .Permalink }}</id>
          <link href="{{ .Permalink }}"/>
          <updated>{{ .Date.Format "2006-01-02T15:04:05Z" }}</updated>
          {{- with .Description }}
          <summary>{{ . }}</summary>
          {{- end }}
        </entry>
      {{- end }}
      </feed>

      """#
    ),
    (
      "sitemap.xml",
      #"""
      {{- printf "<?xml version=\"1.0\" encoding=\"utf-8\"?>" | safeHTML }}
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      {{- range where site.Pages "Kind" "ne" "404" }}
        <url><loc>{{ strings.TrimSuffix "index.html" .Permalink }}</loc>{{ if .IsPage }}<lastmod>{{ .Date.Format "2006-01-02" }}</lastmod>{{ end }}</url>
      {{- end }}
      </urlset>

      """#
    ),
    (
      "robots.txt",
      #"""
      User-agent: *
      Allow: /
      Sitemap: {{ site.BaseURL }}sitemap.xml

      """#
    ),
  ]
}
