// The sheet of keys (`?`): what the keyboard does here. One row a key, nothing that does not work.
#pragma once

#include "widgets/theme.h"

#include <QDialog>

namespace plimsoll {

class KeySheet : public QDialog {
    Q_OBJECT
public:
    KeySheet(const Theme& theme, QWidget* parent);
};

}  // namespace plimsoll
