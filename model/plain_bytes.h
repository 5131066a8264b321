// model/market/plain_file.h in Qt's types and in the person's language.
#pragma once

#include "model/market/plain_file.h"

#include <QByteArray>
#include <QString>

namespace plimsoll {

Expected<QByteArray, FileRefusal> readPlainBytes(const QString& path, qint64 largest, Links links = Links::Follow);
// A file that a person has named, written as a whole or not at all. A link that lies there is not followed: it
// would lead to another file. Empty: it is written; else why not, as a part of a sentence.
QString writePlainBytes(const QString& path, const QByteArray& bytes);
// As a part of a sentence: "%1 cannot be read: it is a folder, not a file"
QString wordsOf(const FileRefusal& refusal);

}  // namespace plimsoll
