/// The page carries a strict policy, and nothing that the policy would have to forbid.
enum PolicyCheck {
  private struct Report: Decodable {
    let policy: String?
    let inline: [String]
    let brokenData: [String]
  }

  static func findings(in browser: Browser) async throws -> [Finding] {
    let report = try await browser.evaluate(script, as: Report.self)
    var findings = report.inline.map { Finding(rule: "policy/inline", message: $0) }
    findings += report.brokenData.map { Finding(rule: "policy/data-not-json", message: $0) }
    guard let policy = report.policy else {
      return findings + [Finding(rule: "policy/missing", message: "no policy in the page's head")]
    }
    let directives = policy.split(separator: ";").map { directive in
      directive.split(separator: " ").map(String.init)
    }
    for required in [
      ["default-src", "'none'"], ["base-uri", "'none'"], ["form-action", "'none'"],
    ]
    where !directives.contains(required) {
      findings.append(
        Finding(rule: "policy/lax", message: "no \(required.joined(separator: " ")): \(policy)"))
    }
    let allowed: Set = ["'none'", "'self'", "'wasm-unsafe-eval'", "data:"]
    for directive in directives {
      for source in directive.dropFirst() where !allowed.contains(source) {
        findings.append(Finding(rule: "policy/lax", message: "\(directive[0]) allows \(source)"))
      }
      if directive.first == "script-src", directive.contains("data:") {
        findings.append(Finding(rule: "policy/lax", message: "scripts may be data"))
      }
    }
    return findings
  }

  private static let script = #"""
    const meta = document.head.querySelector('meta[http-equiv="Content-Security-Policy"]');
    // What stands before the policy is not bound by it.
    const isBound = meta && ![...document.head.querySelectorAll("link, script, style")].some(
      (element) => element.compareDocumentPosition(meta) & Node.DOCUMENT_POSITION_FOLLOWING);
    const inline = [];
    const brokenData = [];
    for (const element of document.querySelectorAll("*")) {
      const name = element.tagName.toLowerCase();
      for (const attribute of element.attributes) {
        if (attribute.name === "style" || attribute.name.startsWith("on")) {
          inline.push(`${name} has the attribute ${attribute.name}`);
        }
      }
      if (name === "style") inline.push("style element");
      if (name !== "script" || element.hasAttribute("src")) continue;
      if (element.type !== "application/json") {
        inline.push(`script: ${element.textContent.trim().slice(0, 60)}`);
        continue;
      }
      try {
        JSON.parse(element.textContent);
      } catch (error) {
        brokenData.push(`${element.id}: ${error.message}`);
      }
    }
    return { policy: isBound ? meta.content : null, inline, brokenData };
    """#
}
