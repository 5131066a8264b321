// model/market/plain_file.h in Qt's types and in the person's language.
#pragma once

#include "model/market/plain_file.h"

#include <QByteArray>
#include <QString>

namespace plimsoll {

Expected<QByteArray, FileRefusal> readPlainBytes(const QString& path, qint64 largest, Links links = Links::Follow);
// As a part of a sentence: "%1 cannot be read: it is a folder, not a file"
QString wordsOf(const FileRefusal& refusal);

}  // namespace plimsoll
