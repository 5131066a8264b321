#include "app/cli/cli.h"

int main(int argc, char** argv)
{
    return plimsoll::runCli(argc, argv);
}
