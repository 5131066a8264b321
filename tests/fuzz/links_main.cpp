// Where there is no libFuzzer, the fuzzers are linked all the same, and do nothing (fuzzers.cmake).
int main()
{
    return 0;
}
