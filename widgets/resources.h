// The widgets are a static library: its compiled-in files appear only once somebody asks for them.
#pragma once

namespace plimsoll {

void initResources();  // may be called any number of times

}  // namespace plimsoll
