// How many objects of Qt's are alive, of which classes: what is made and never freed shows here first, long before
// memory does.
#pragma once

#include <QByteArray>

#include <cstddef>
#include <map>

namespace plimsoll::test {

class ObjectCensus {
public:
    // Counts what is made from now on. Once a process, before the application object.
    static void begin();
    static std::size_t alive();
    // Of the calling thread, by class; those of other threads together under "".
    static std::map<QByteArray, int> byClass();
    // "QTimer +3, QAction -1": what differs, at most `most` of them.
    static QByteArray difference(const std::map<QByteArray, int>& before, const std::map<QByteArray, int>& after,
                                 int most = 12);
};

}  // namespace plimsoll::test
