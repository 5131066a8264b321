#include "ui/key_words.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

constexpr Qt::KeyboardModifiers kHeld = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

// Printable and neither a letter nor the space bar: which key it is on depends on the keyboard.
bool isSign(int key)
{
    return key > Qt::Key_Space && key < Qt::Key_ydiaeresis && !QChar(key).isLetter();
}

bool isModifier(int key)
{
    constexpr std::array all = {Qt::Key_Shift,     Qt::Key_Control, Qt::Key_Alt,     Qt::Key_AltGr,
                                Qt::Key_Meta,      Qt::Key_Super_L, Qt::Key_Super_R, Qt::Key_CapsLock,
                                Qt::Key_NumLock,   Qt::Key_unknown, Qt::Key_Hyper_L, Qt::Key_Hyper_R,
                                Qt::Key_ScrollLock};
    return std::find(all.begin(), all.end(), key) != all.end();
}

// Two of the main keyboard's names for the one of the number pad; Shift+Tab has a name of its own.
int usual(int key)
{
    if (key == Qt::Key_Enter) return Qt::Key_Return;
    return key == Qt::Key_Backtab ? Qt::Key_Tab : key;
}

}  // namespace

bool isBare(const QKeySequence& keys)
{
    if (keys.isEmpty()) return false;
    const QKeyCombination key = keys[0];
    return !(key.keyboardModifiers() & kHeld) && key.key() != Qt::Key_Escape &&
           (key.key() < Qt::Key_F1 || key.key() > Qt::Key_F35);
}

bool answers(const QKeySequence& keys, const QKeyEvent& press)
{
    if (keys.isEmpty()) return false;
    const QKeyCombination wanted = keys[0];
    const Qt::KeyboardModifiers held = press.modifiers() & (kHeld | Qt::ShiftModifier);
    if (isSign(wanted.key())) {
        const Qt::KeyboardModifiers more = wanted.keyboardModifiers() & kHeld;
        if ((held & kHeld) != more) return false;
        return more ? usual(press.key()) == wanted.key() : press.text() == QChar(wanted.key());
    }
    return usual(press.key()) == usual(wanted.key()) && held == wanted.keyboardModifiers();
}

QKeySequence pressed(const QKeyEvent& press)
{
    const int key = usual(press.key());
    if (isModifier(key) || key == 0) return {};
    Qt::KeyboardModifiers held = press.modifiers() & (kHeld | Qt::ShiftModifier);
    // A sign says all there is to say: "?" is not "Shift+?".
    const QString typed = press.text();
    if (!(held & kHeld) && typed.size() == 1 && isSign(typed[0].unicode()) && typed[0].isPrint())
        return QKeySequence(QKeyCombination(Qt::NoModifier, static_cast<Qt::Key>(typed[0].unicode())));
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key)));
}

QString keysText(const Keys& keys)
{
    QStringList all;
    for (const QKeySequence& one : keys) all << one.toString(QKeySequence::NativeText);
    return all.join(QStringLiteral("  "));
}

QStringList keysToNames(const Keys& keys)
{
    QStringList names;
    for (const QKeySequence& one : keys) names << one.toString(QKeySequence::PortableText);
    return names;
}

Keys keysFromNames(const QStringList& names)
{
    Keys keys;
    for (const QString& name : names) {
        const QKeySequence one = QKeySequence::fromString(name, QKeySequence::PortableText);
        if (one.count() != 1 || one[0].key() == Qt::Key_unknown || one[0].key() == 0) continue;
        const QKeySequence key(one[0]);  // without what Qt may remember of the text
        if (isModifier(one[0].key()) || keys.contains(key)) continue;
        keys << key;
    }
    return keys;
}

}  // namespace plimsoll
