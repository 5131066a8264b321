#include "widgets/resources.h"

#include <QResource>

// The macro declares a function and must stand outside any namespace.
static void registerFiles()
{
    Q_INIT_RESOURCE(app);
}

namespace plimsoll {

void initResources()
{
    static const bool once = (registerFiles(), true);
    static_cast<void>(once);
}

}  // namespace plimsoll
