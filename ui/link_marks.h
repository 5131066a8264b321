// What has happened, pinned on all charts of a panel.
#pragma once

#include <QtGlobal>

#include <functional>

class QWidget;

namespace plimsoll {

class MarkBook;
class Selection;

// Every chart over time inside `panel` shows the book's marks of the selection's asset; `pressed` hears of the one
// that was clicked.
void linkMarks(QWidget& panel, Selection& selection, MarkBook& book, std::function<void(quint64)> pressed);

}  // namespace plimsoll
