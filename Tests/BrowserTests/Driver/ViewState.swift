/// How a page is looked at: the size of the window and what the reader's system prefers.
struct ViewState: Sendable, Hashable, CustomStringConvertible {
  enum ColorScheme: String, Sendable {
    case light
    case dark
  }

  enum Medium: String, Sendable {
    case screen
    case print
  }

  /// CSS pixels.
  var width = 1280
  var height = 800
  /// Device pixels in a CSS pixel.
  var scale = 1
  /// A phone honours the page's viewport declaration; a desktop browser does not.
  var isPhone = false
  var colorScheme = ColorScheme.light
  var medium = Medium.screen
  var reducesMotion = false
  var forcesColors = false
  var runsScripts = true

  static let desktop = ViewState()
  static let phone = ViewState(width: 390, height: 844, isPhone: true)
  /// The narrowest window of WCAG 1.4.10, the same as 1280 pixels at 400 %.
  static let narrow = ViewState(width: 320, height: 640)
  /// What is left of 1280 pixels when the reader zooms to 200 %.
  static let zoomed = ViewState(width: 640, height: 400, scale: 2)

  /// Returns the state with one of its properties changed.
  func with<Value>(_ property: WritableKeyPath<ViewState, Value>, _ value: Value) -> ViewState {
    var state = self
    state[keyPath: property] = value
    return state
  }

  var description: String {
    var words = ["\(width) px", colorScheme.rawValue]
    if scale != 1 { words.append("\(scale) device pixels") }
    if medium == .print { words.append("print") }
    if reducesMotion { words.append("reduced motion") }
    if forcesColors { words.append("forced colours") }
    if !runsScripts { words.append("no scripts") }
    return words.joined(separator: ", ")
  }
}
