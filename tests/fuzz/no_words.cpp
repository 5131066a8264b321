// The fuzzers speak English: their build has no translations, and this is what asks for them.
int qInitResources_i18n();
int qInitResources_i18n()
{
    return 1;
}
