-- compatible-from: 0001
-- How much the owner of a key may ask for; null: as the installation says.
alter table api.keys add column tier text;
