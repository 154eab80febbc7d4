#include "CPlatform.h"
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Every block is preceded by its size, so that `realloc` knows how much to copy.
#define HEADER 16
#define ALIGNED(size) (((size) + 15) & ~(size_t)15)

struct chunk {
  struct chunk *previous;
  char *end;
};

struct csystem_arena {
  struct csystem_arena *outer;
  struct chunk *chunk;
  char *next;
  size_t chunk_size;
};

static _Thread_local struct csystem_arena *current = NULL;

// Each thread keeps one chunk for its next arena: fetching fresh pages from the system for each
// document costs half as much again as parsing it. A key's destructor frees it with the thread.
#define KEPT_SIZE ((size_t)512 << 10)
static pthread_key_t kept_key;
static pthread_once_t kept_once = PTHREAD_ONCE_INIT;

static void make_kept_key(void) {
  if (pthread_key_create(&kept_key, free) != 0) abort();
}

static struct chunk *take_kept(void) {
  pthread_once(&kept_once, make_kept_key);
  struct chunk *chunk = pthread_getspecific(kept_key);
  if (chunk != NULL) pthread_setspecific(kept_key, NULL);
  return chunk;
}

// Takes over the chunk unless one is kept already or the system refuses.
static int keep(struct chunk *chunk) {
  return (size_t)(chunk->end - (char *)chunk) == KEPT_SIZE
      && pthread_getspecific(kept_key) == NULL && pthread_setspecific(kept_key, chunk) == 0;
}

static void grow(struct csystem_arena *arena, size_t needed) {
  size_t room = arena->chunk_size;
  size_t first = ALIGNED(sizeof(struct chunk));
  if (needed > SIZE_MAX / 4) abort();
  if (room < needed + first) room = needed + first;
  struct chunk *chunk = room == KEPT_SIZE ? take_kept() : NULL;
  if (chunk == NULL) chunk = malloc(room);
  if (chunk == NULL) abort();
  chunk->previous = arena->chunk;
  chunk->end = (char *)chunk + room;
  arena->chunk = chunk;
  arena->next = (char *)chunk + first;
  if (arena->chunk_size < (size_t)16 << 20) arena->chunk_size *= 2;
}

static void *take(struct csystem_arena *arena, size_t size) {
  size_t needed = ALIGNED(size) + HEADER;
  if (needed < size) abort();
  if (arena->chunk == NULL || (size_t)(arena->chunk->end - arena->next) < needed)
    grow(arena, needed);
  char *block = arena->next + HEADER;
  *(size_t *)(void *)(block - HEADER) = ALIGNED(size);
  arena->next += needed;
  return block;
}

struct csystem_arena *csystem_arena_begin(void) {
  struct csystem_arena *arena = malloc(sizeof *arena);
  if (arena == NULL) abort();
  arena->outer = current;
  arena->chunk = NULL;
  arena->next = NULL;
  arena->chunk_size = KEPT_SIZE;
  current = arena;
  return arena;
}

void csystem_arena_end(struct csystem_arena *arena) {
  current = arena->outer;
  struct chunk *chunk = arena->chunk;
  while (chunk != NULL) {
    struct chunk *previous = chunk->previous;
    if (!keep(chunk)) free(chunk);
    chunk = previous;
  }
  free(arena);
}

void *csystem_arena_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) abort();
  void *block = take(current, count * size);
  memset(block, 0, count * size);
  return block;
}

void *csystem_arena_realloc(void *block, size_t size) {
  if (block == NULL) return take(current, size);
  size_t *capacity = (size_t *)(void *)((char *)block - HEADER);
  if (size <= *capacity) return block;
  // The newest block grows where it stands, as a line buffer that is appended to does.
  char *end = (char *)block + *capacity;
  size_t grown = ALIGNED(size);
  if (grown < size) abort();
  if (end == current->next && (size_t)(current->chunk->end - (char *)block) >= grown) {
    *capacity = grown;
    current->next = (char *)block + grown;
    return block;
  }
  void *moved = take(current, size);
  memcpy(moved, block, *capacity);
  return moved;
}

void csystem_arena_free(void *block) { (void)block; }
