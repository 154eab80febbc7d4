#pragma once

#include <stddef.h>

/// The script that `discern serve` adds to each page: its bytes and how many there are.
extern const unsigned char *const reload_client_script;
extern const size_t reload_client_script_size;
