#include "CReloadClient.h"

// `#embed` belongs to C23; clang accepts it in older modes with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

// A block around the parts keeps their names out of the page's own scripts.
static const unsigned char script[] = {
    '{', '\n',
#embed "../DevServer/ReloadClient/element.js"
    ,
#embed "../DevServer/ReloadClient/path-below.js"
    ,
#embed "../DevServer/ReloadClient/match.js"
    ,
#embed "../DevServer/ReloadClient/sheets.js"
    ,
#embed "../DevServer/ReloadClient/merge.js"
    ,
#embed "../DevServer/ReloadClient/hold-still.js"
    ,
#embed "../DevServer/ReloadClient/source-line.js"
    ,
#embed "../DevServer/ReloadClient/overlay-style.js"
    ,
#embed "../DevServer/ReloadClient/overlay.js"
    ,
#embed "../DevServer/ReloadClient/reload.js"
    , '}', '\n',
};

const unsigned char *const reload_client_script = script;
const size_t reload_client_script_size = sizeof script;
