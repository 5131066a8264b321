// What somebody else may have put where a file is read: nothing that is one, without an end, or with anything in
// it; and names that want to be elsewhere.
#pragma once

#include "model/plain_bytes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace plimsoll::test {

inline QString folderOf(const QString& path)
{
    return QFileInfo(path).path();
}

inline bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline bool link(const QString& to, const QString& path)
{
    return ::symlink(QFile::encodeName(to).constData(), QFile::encodeName(path).constData()) == 0;
}

inline QByteArray bytesOf(const QString& path)
{
    const auto bytes = readPlainBytes(path, 1 << 20);
    return bytes ? *bytes : QByteArray();
}

struct Kind {
    const char* name;
    bool (*make)(const QString& path);
};

inline const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all = {
        {"folder", [](const QString& p) { return QDir().mkpath(p); }},
        {"pipe", [](const QString& p) { return ::mkfifo(QFile::encodeName(p).constData(), 0600) == 0; }},
        {"link to a pipe",
         [](const QString& p) {
             return ::mkfifo(QFile::encodeName(p + QStringLiteral(".pipe")).constData(), 0600) == 0 &&
                    link(p + QStringLiteral(".pipe"), p);
         }},
        {"device without end", [](const QString& p) { return link(QStringLiteral("/dev/zero"), p); }},
        {"terminal of nobody", [](const QString& p) { return link(QStringLiteral("/dev/tty"), p); }},
        {"256 GB",
         [](const QString& p) {
             QFile file(p);
             return file.open(QIODevice::WriteOnly) && file.resize(std::int64_t{1} << 38);
         }},
        {"noise",
         [](const QString& p) {
             QByteArray bytes(100'000, '\0');
             quint32 x = 7;
             for (char& c : bytes) c = static_cast<char>((x = x * 1'664'525u + 1'013'904'223u) >> 24);
             return put(p, bytes);
         }},
        {"zero", [](const QString& p) { return put(p, QByteArray(1, '\0')); }},
        {"a line without end", [](const QString& p) { return put(p, QByteArray(3 << 20, 'x')); }},
        {"100,000 deep", [](const QString& p) { return put(p, QByteArray(100'000, '[')); }},
        {"100,000 objects deep",
         [](const QString& p) { return put(p, QByteArrayLiteral("{\"a\":").repeated(100'000)); }},
        {"cut short", [](const QString& p) { return put(p, "{\"schema\":1,\"alerts\":[{\"id\":"); }},
        {"another kind of JSON", [](const QString& p) { return put(p, "[1,2,3]"); }},
        {"a number", [](const QString& p) { return put(p, "1e999"); }},
        {"broken letters", [](const QString& p) { return put(p, "{\"schema\":\"\xc3\x28\xff\xfe\"}"); }},
        {"of the next version", [](const QString& p) { return put(p, "{\"schema\":999,\"x\":1}"); }},
        {"a page", [](const QString& p) { return put(p, "<!DOCTYPE html><title>403 Forbidden</title>"); }},
    };
    return all;
}

// Names that want to be elsewhere, or something else.
inline const QStringList kNames = {
    QStringLiteral("../../outside"),
    QStringLiteral("/tmp/outside"),
    QStringLiteral("..\\..\\outside"),
    QStringLiteral("C:\\outside"),
    QStringLiteral(".."),
    QStringLiteral("."),
    QStringLiteral("~/outside"),
    QStringLiteral("$(touch outside)"),
    QStringLiteral("a/b/c"),
    QStringLiteral("name") + QChar(0) + QStringLiteral(".sh"),
    QStringLiteral("CON"),
    QStringLiteral("nul.txt"),
    QStringLiteral("trailing. "),
    QStringLiteral("-rf"),
    QStringLiteral(".bashrc"),
    QStringLiteral("line\nbreak"),
    QStringLiteral("\u202egnp.exe"),               // reads backwards
    QStringLiteral("\u2024\u2024/\uff0foutside"),  // look like dots and slashes
    QStringLiteral("\u0041\u030a\u0041\u030a"),
    QString(5'000, QLatin1Char('x')),
    QString(400, QChar(0x4e00)),
    QString::fromUcs4(U"\U0001f4a5").repeated(300),
};

}  // namespace plimsoll::test
