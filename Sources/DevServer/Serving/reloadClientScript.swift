internal import CReloadClient

/// The script that the server adds to each page, so that the page follows the author's edits.
let reloadClientScript = [UInt8](
  UnsafeBufferPointer(start: reload_client_script, count: reload_client_script_size))
