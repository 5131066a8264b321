// What is put on the disk itself, so that it outlives a power cut: while one of these lives it is told the path of
// each file and folder that fsync() is called for, on the thread that calls it and before it is done.
//
// It stands between the program and the C library: fsync() of a test is ours.
#pragma once

#include <QString>

#include <functional>

namespace plimsoll::test {

class SyncWatch {
public:
    explicit SyncWatch(std::function<void(const QString& path)> told);
    ~SyncWatch();
    SyncWatch(const SyncWatch&) = delete;
    SyncWatch& operator=(const SyncWatch&) = delete;
};

}  // namespace plimsoll::test
