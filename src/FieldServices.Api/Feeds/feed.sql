-- Appointments with what people need to know of them; rows of the views, the condition and its values are put in by the code. $1 is the tenant.
select b.id, b.version, b.reference, b.status, b.service_name, b.starts_at, b.ends_at, b.updated_at, t.name,
       concat_ws(', ', p.line1, p.line2, p.town, p.postcode), c.name, st_y(b.point::geometry), st_x(b.point::geometry), c.contacts
from {bookings} b
left join {technicians} t on t.tenant_id = $1 and t.id = b.technician_id
left join {properties} p on p.tenant_id = $1 and p.id = b.property_id
left join {customers} c on c.tenant_id = $1 and c.id = b.customer_id
where b.tenant_id = $1 and b.starts_at is not null and b.status not in ('draft', 'requested', 'declined', 'expired')
