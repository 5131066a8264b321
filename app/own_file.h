// A small file of the person's, read and written so that nothing of theirs is lost: what cannot be read today is
// not written over, what was not understood is kept under another name, and so is what another program has written
// there since this one last looked.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace plimsoll {

// As it stands on disk. None: there is no such file, or it cannot be had; `problems` then says so, in sentences.
// What the system refuses to read may be sound: it stays where it is, and nothing is written over it in this run.
// What is no file, or far too large, gets another name.
std::optional<QByteArray> readOwnFile(const QString& path, qint64 largest, QStringList& problems);
// What stands there was not understood, in whole or in part: it is kept beside it, and nothing is written over it
// before that has succeeded. Needs no room on the disk.
void setFileAside(const QString& path, QStringList& problems);
// The same, and nothing stands there afterwards.
void moveFileAside(const QString& path, QStringList& problems);
// As setFileAside, when something is to be written there, and not before.
void setFileAsideLater(const QString& path);
// It was read by somebody else for this program: what stands there is known from now on.
void knowOwnFile(const QString& path);
// It was to be removed, and has been.
void forgetOwnFile(const QString& path);
// It stands there and cannot be read now: nothing is written over it in this run.
void leaveOwnFile(const QString& path, const QString& why);

struct OwnFileRules {
    bool keepOthers = true;   // what another program has written meanwhile is kept beside it
    bool ownerAlone = false;  // not written at all where others could read it
};
struct Written {
    QString problem;  // as a part of a sentence; empty: it is on disk
    QString notice;   // what the person should know besides
};
// Before it is written by other means than the next: what was not understood is kept beside it first. A problem:
// it must not be written.
Written clearOwnFile(const QString& path);
// Whole or not at all. The owner's alone.
Written writeOwnFile(const QString& path, const QByteArray& bytes, OwnFileRules rules = {});

}  // namespace plimsoll
