// `record --out FILE` where a recording lies already: it takes its place only once something has been received.
// What is no recording stays what it is.
#pragma once

#include "model/market/expected.h"

#include <QString>

namespace plimsoll {

class SetAside {
public:
    // What lies at `path` has another name beside it until it is known what becomes of it, which is told; so is
    // what an earlier run has left there. An error, a sentence: it is no recording, or cannot be moved.
    static Expected<SetAside, QString> of(const QString& path);
    SetAside(SetAside&& other) noexcept;
    SetAside& operator=(SetAside&&) = delete;
    // Nothing has taken its place: it is back. Something has, and it was not said that this replaces it: both are
    // kept, and that is told.
    ~SetAside();

    void replaced();

private:
    explicit SetAside(QString path) : m_path(std::move(path)) {}

    QString m_path, m_kept;  // the second is empty: nothing was there
};

}  // namespace plimsoll
