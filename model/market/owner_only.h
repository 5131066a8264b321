// Whose the program's files are: the person's who runs it, and nobody else's, whatever the system's habit is.
#pragma once

#include <optional>
#include <string>

namespace plimsoll {

// From here on every file and folder that this process makes can be read by its owner alone.
void keepToOwner();

// For another program that is started from here, by this thread: it makes files as the person is used to. What
// other threads make meanwhile is the owner's alone.
class PersonsHabit {
public:
    PersonsHabit();
    ~PersonsHabit();
    PersonsHabit(const PersonsHabit&) = delete;
    PersonsHabit& operator=(const PersonsHabit&) = delete;

private:
    std::optional<unsigned> m_ours;  // none: nothing was changed
};

// What was made before: files and folders of the owner lose what others may do with them. Links stay as they are,
// and so does what belongs to somebody else.
void closeToOthers(const std::string& path);

// A memory image of the program would hold a proxy's password and the addresses of webhooks.
void leaveNoCore();

}  // namespace plimsoll
