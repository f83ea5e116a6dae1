// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/fault.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

} // namespace

QString word(Fault fault)
{
    switch (fault) {
    case Fault::NotAHandle:
        return u"not-a-handle"_s;
    case Fault::NoServer:
        return u"no-server"_s;
    case Fault::NotAProfile:
        return u"not-a-profile"_s;
    case Fault::NoPerson:
        return u"no-person"_s;
    case Fault::SeveralPeople:
        return u"several-people"_s;
    case Fault::NoListName:
        return u"no-list-name"_s;
    case Fault::LongListName:
        return u"long-list-name"_s;
    case Fault::NotADomain:
        return u"not-a-domain"_s;
    case Fault::NotAPost:
        return u"not-a-post"_s;
    case Fault::NotATag:
        return u"not-a-tag"_s;
    }
    return {};
}

QString reason(Fault fault)
{
    switch (fault) {
    case Fault::NotAHandle:
        return Words::tr("a handle looks like @user@example.org");
    case Fault::NoServer:
        return Words::tr("a name without its server; a handle looks like @user@example.org");
    case Fault::NotAProfile:
        return Words::tr("this address does not look like a person's page");
    case Fault::NoPerson:
        return Words::tr("it names nobody");
    case Fault::SeveralPeople:
        return Words::tr("it names more than one person; each needs a line of their own");
    case Fault::NoListName:
        return Words::tr("it names no list");
    case Fault::LongListName:
        return Words::tr("the list's name is longer than %1 characters").arg(longestListName);
    case Fault::NotADomain:
        return Words::tr("a server's name looks like example.org");
    case Fault::NotAPost:
        return Words::tr("this is not the address of a post");
    case Fault::NotATag:
        return Words::tr("a hashtag is one word, such as #art");
    }
    return {};
}

} // namespace asterism::csv
