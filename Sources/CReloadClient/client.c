#include "CReloadClient.h"

// `#embed` belongs to C23; clang accepts it in older modes with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char script[] = {
#embed "../DevServer/ReloadClient/reload.js"
};

const unsigned char *const reload_client_script = script;
const size_t reload_client_script_size = sizeof script;
