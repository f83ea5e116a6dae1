// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/addresses.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Mastodon's page of a post from elsewhere: BASE/@user@host/ID.
const Copy *copyAtPage(const World &world, int site, const QString &address)
{
    const QString pages = world.sites[size_t(site)].base + u"/@"_s;
    const bool remote =
        address.startsWith(pages) && address.mid(pages.size()).section(u'/', 0, 0).contains(u'@');
    return remote ? world.copy(site, address.section(u'/', -1)) : nullptr;
}

} // namespace

QString postUriAt(const World &world, const QString &address)
{
    if (world.note(address)) {
        return address; // snac's uris begin like its people's pages
    }
    for (size_t site = 0; site < world.sites.size(); ++site) {
        const QString pages = world.sites[site].base + u"/notice/"_s; // Akkoma's
        const Copy *copy =
            address.startsWith(pages) ? world.copy(int(site), address.mid(pages.size())) : nullptr;
        if (copy) {
            return copy->uri;
        }
        if (const Copy *remote = copyAtPage(world, int(site), address)) {
            return remote->uri;
        }
    }
    QString uri = address;
    for (const Citizen &person : world.persons) {
        if (person.site >= 0 && !person.url.isEmpty() && address.startsWith(person.url + u'/')) {
            uri = person.actor + u"/statuses/"_s + address.section(u'/', -1);
        }
    }
    return uri;
}

int personAddressed(const World &world, const QString &address)
{
    const auto &persons = world.persons;
    const int actor = world.findActor(address);
    const auto page = std::ranges::find(persons, address, &Citizen::url);
    return actor >= 0 ? actor : page == persons.end() ? -1 : int(page - persons.begin());
}

} // namespace asterism
