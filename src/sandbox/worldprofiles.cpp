// SPDX-License-Identifier: GPL-3.0-or-later

// What people make of their own profiles: all servers show it at once.
#include "sandbox/world.h"

#include "sandbox/render.h"
#include "sandbox/uploadkind.h"

namespace asterism {

void World::setBio(int who, const QString &bio)
{
    changed();
    Citizen &person = persons[size_t(who)];
    const Site &home = sites[size_t(person.site)];
    person.bio = bio;
    person.bioHtml = renderText(home.software, home.base, bio, [](const QString &) {
        return std::nullopt;
    }).html;
}

void World::setFace(int who, bool avatar, const QByteArray &bytes, const UploadKind &kind)
{
    changed();
    Citizen &person = persons[size_t(who)];
    QString &file = avatar ? person.own.avatar : person.own.header;
    uploads.forget(file);
    file = bytes.isEmpty() ? QString() : uploads.keep(bytes, kind.mime, kind.suffix);
    if (avatar) {
        person.faceless = bytes.isEmpty();
    } else {
        person.own.headerless = bytes.isEmpty();
    }
}

} // namespace asterism
