#pragma once

uint32_t needs_stdint;
